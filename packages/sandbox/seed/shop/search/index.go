package search

import (
	"slices"
	"strings"
)

// Product is what can be found.
type Product struct {
	SKU   string `json:"sku"`
	Title string `json:"title"`
	Price int64  `json:"price"`
}

// Index finds products by the words of their titles.
type Index struct {
	products []Product
	byWord   map[string][]int
}

// Build makes an index. It holds every product in memory.
func Build(products []Product) *Index {
	index := &Index{products: products, byWord: map[string][]int{}}
	for i, product := range products {
		for _, word := range words(product.Title) {
			index.byWord[word] = append(index.byWord[word], i)
		}
	}
	return index
}

// Find returns the products that hold the most of the words first, and at most limit of them.
func (index *Index) Find(query string, limit int) []Product {
	hits := map[int]int{}
	for _, word := range words(query) {
		for _, i := range index.byWord[word] {
			hits[i]++
		}
	}
	found := make([]int, 0, len(hits))
	for i := range hits {
		found = append(found, i)
	}
	slices.SortFunc(found, func(a, b int) int {
		if hits[a] != hits[b] {
			return hits[b] - hits[a]
		}
		return a - b
	})
	products := []Product{}
	for _, i := range found[:min(limit, len(found))] {
		products = append(products, index.products[i])
	}
	return products
}

func words(text string) []string {
	found := strings.Fields(strings.ToLower(text))
	slices.Sort(found)
	return slices.Compact(found)
}
