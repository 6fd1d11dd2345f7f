vadeSearch("codes"," The and LADO the sta for");
