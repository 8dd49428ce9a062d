// Stands in for the nodes of a cluster that run Cilium: Hubble's own observer server with its ring, filters and
// follow, and the peer service by which a Relay finds the nodes. What it observed comes by HTTP instead of from eBPF.
//
//	hubble-node --socket /path/hubble.sock --control 127.0.0.1:PORT NAME=127.0.0.1:PORT …
//
// POST /flows?node=NAME with one Flow a line, as Hubble writes them in JSON; a flow without a time happens now.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	observerpb "github.com/cilium/cilium/api/v1/observer"
	peerpb "github.com/cilium/cilium/api/v1/peer"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
)

func main() {
	socket := flag.String("socket", "", "where the peer service listens")
	control := flag.String("control", "", "address that takes flows by HTTP")
	flag.Parse()
	if *socket == "" || *control == "" || flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: hubble-node --socket FILE --control HOST:PORT NAME=HOST:PORT …")
		os.Exit(2)
	}
	if err := serve(*socket, *control, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(socket, control string, wanted []string) error {
	failed := make(chan error, len(wanted)+2)
	nodes := map[string]*node{}
	addresses := map[string]string{}
	for _, text := range wanted {
		name, address, found := strings.Cut(text, "=")
		if !found {
			return fmt.Errorf("%q is no NAME=HOST:PORT", text)
		}
		observer, err := newNode(name)
		if err != nil {
			return err
		}
		nodes[name], addresses[name] = observer, address
		if err := listen("tcp", address, failed, func(server *grpc.Server) {
			observerpb.RegisterObserverServer(server, observer)
		}); err != nil {
			return err
		}
	}
	if err := listen("unix", socket, failed, func(server *grpc.Server) {
		peerpb.RegisterPeerServer(server, peers(addresses))
	}); err != nil {
		return err
	}

	routes := http.NewServeMux()
	routes.HandleFunc("POST /flows", func(answer http.ResponseWriter, request *http.Request) {
		target, found := nodes[request.URL.Query().Get("node")]
		if !found {
			http.Error(answer, "there is no such node", http.StatusNotFound)
			return
		}
		if err := target.observe(request.Body); err != nil {
			http.Error(answer, err.Error(), http.StatusBadRequest)
			return
		}
		answer.WriteHeader(http.StatusNoContent)
	})
	server := &http.Server{Addr: control, Handler: routes, ReadHeaderTimeout: 10 * time.Second}
	go func() { failed <- server.ListenAndServe() }()

	ended, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	select {
	case err := <-failed:
		return err
	case <-ended.Done():
		return errors.Join(server.Close(), os.RemoveAll(socket))
	}
}

func listen(network, address string, failed chan<- error, register func(*grpc.Server)) error {
	listener, err := net.Listen(network, address)
	if err != nil {
		return err
	}
	server := grpc.NewServer()
	register(server)
	healthpb.RegisterHealthServer(server, health.NewServer())
	go func() { failed <- server.Serve(listener) }()
	return nil
}
