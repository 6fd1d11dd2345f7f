vadeSearch("codes"," lin of two lines and");
