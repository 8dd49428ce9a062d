package search

import "testing"

func TestFindPutsTheBestFirst(t *testing.T) {
	index := Build([]Product{
		{SKU: "1", Title: "Blue chair"},
		{SKU: "2", Title: "Blue garden chair"},
		{SKU: "3", Title: "Garden table"},
	})
	found := index.Find("garden chair", 2)
	if len(found) != 2 || found[0].SKU != "2" {
		t.Errorf("Find() = %v", found)
	}
}
