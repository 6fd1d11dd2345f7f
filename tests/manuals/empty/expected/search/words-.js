vadeSearch("words-","");
