vadeSearch("codes"," ymweliad Diogelu hyn");
