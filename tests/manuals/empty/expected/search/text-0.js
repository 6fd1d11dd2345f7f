vadeSearch("text-0",{});
