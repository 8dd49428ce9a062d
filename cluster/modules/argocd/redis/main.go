// A Redis in memory, for Argo CD's cache: enough of it, and no system package.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: redis 127.0.0.1:PORT")
		os.Exit(2)
	}
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer server.Close()
	go expire(server)
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGINT, syscall.SIGTERM)
	<-end
}

// expire lets the server's clock run: it stands still by itself, and what Argo CD caches for a second stays for ever.
func expire(server *miniredis.Miniredis) {
	last := time.Now()
	for now := range time.Tick(250 * time.Millisecond) {
		server.FastForward(now.Sub(last))
		last = now
	}
}
