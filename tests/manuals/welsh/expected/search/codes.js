vadeSearch("codes"," gwyddiwchaethrth hyn ymweliad penwch DiogeludrefnauGweithofnod");
