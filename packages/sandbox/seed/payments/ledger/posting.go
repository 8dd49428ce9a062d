package ledger

import (
	"errors"
	"fmt"
)

// Posting is one movement of money: what enters an account is positive, in cents.
type Posting struct {
	Account string `json:"account"`
	Amount  int64  `json:"amount"`
}

// Entry is a set of postings that belong together and add up to zero.
type Entry struct {
	ID       string    `json:"id"`
	Postings []Posting `json:"postings"`
}

var errTooFew = errors.New("an entry has two postings or more")

// Validate says why an entry cannot be kept.
func (e Entry) Validate() error {
	if len(e.Postings) < 2 {
		return errTooFew
	}
	var sum int64
	for _, posting := range e.Postings {
		if posting.Amount == 0 {
			return fmt.Errorf("the posting on %s moves nothing", posting.Account)
		}
		sum += posting.Amount
	}
	if sum != 0 {
		return fmt.Errorf("the postings of %s add up to %d, not to zero", e.ID, sum)
	}
	return nil
}
