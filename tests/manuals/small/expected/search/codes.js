vadeSearch("codes"," LADO the and");
