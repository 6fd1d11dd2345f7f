vadeSearch("text-0","62f096",{});
