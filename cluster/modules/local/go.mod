module socle.dev/cluster/local

go 1.26.0
