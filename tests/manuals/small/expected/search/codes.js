vadeSearch("codes","62f096",["",[]]);
