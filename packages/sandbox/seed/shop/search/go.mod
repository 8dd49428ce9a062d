module halle.example/shop/search

go 1.26
