vadeSearch("codes","");
