package ledger

import "testing"

func TestValidate(t *testing.T) {
	for name, test := range map[string]struct {
		postings []Posting
		valid    bool
	}{
		"adds up to zero": {[]Posting{{"cards", 1990}, {"sales", -1990}}, true},
		"does not add up": {[]Posting{{"cards", 1990}, {"sales", -1900}}, false},
		"one posting":     {[]Posting{{"cards", 0}}, false},
		"moves nothing":   {[]Posting{{"cards", 0}, {"sales", 0}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			err := Entry{ID: "e1", Postings: test.postings}.Validate()
			if (err == nil) != test.valid {
				t.Errorf("Validate() = %v", err)
			}
		})
	}
}
