vadeSearch("codes"," of two lines and");
