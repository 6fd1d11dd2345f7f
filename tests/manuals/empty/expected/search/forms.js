vadeSearch("forms","");
