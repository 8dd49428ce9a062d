module halle.example/payments/ledger

go 1.26
