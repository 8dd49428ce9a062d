package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"sync/atomic"

	flowpb "github.com/cilium/cilium/api/v1/flow"
	observerpb "github.com/cilium/cilium/api/v1/observer"
	v1 "github.com/cilium/cilium/pkg/hubble/api/v1"
	"github.com/cilium/cilium/pkg/hubble/observer"
	"github.com/cilium/cilium/pkg/time"
	"github.com/google/uuid"
	"github.com/sirupsen/logrus"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// One node: Hubble's own observer, into whose ring flows are written as its decoder would.
type node struct {
	*observer.LocalObserverServer
	name       string
	namespaces observer.NamespaceManager
	seen       atomic.Uint64
}

func newNode(name string) (*node, error) {
	namespaces := observer.NewNamespaceManager()
	server, err := observer.NewLocalServer(nil, namespaces, logrus.StandardLogger())
	if err != nil {
		return nil, err
	}
	return &node{LocalObserverServer: server, name: name, namespaces: namespaces}, nil
}

// Hubble counts flows in its decoder, which takes no part here.
func (n *node) ServerStatus(ctx context.Context, request *observerpb.ServerStatusRequest) (*observerpb.ServerStatusResponse, error) {
	response, err := n.LocalObserverServer.ServerStatus(ctx, request)
	if response != nil {
		response.SeenFlows = n.seen.Load()
	}
	return response, err
}

// Takes all flows of a body, or none where one of them cannot be read.
func (n *node) observe(body io.Reader) error {
	var flows []*flowpb.Flow
	lines := bufio.NewScanner(body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		flow := &flowpb.Flow{}
		if err := protojson.Unmarshal(lines.Bytes(), flow); err != nil {
			return err
		}
		flows = append(flows, flow)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	for _, flow := range flows {
		n.write(flow)
	}
	n.writeUnseen()
	return nil
}

func (n *node) write(flow *flowpb.Flow) {
	if flow.Time == nil {
		flow.Time = timestamppb.New(time.Now())
	}
	if flow.Uuid == "" {
		flow.Uuid = uuid.NewString()
	}
	flow.NodeName = n.name
	for _, end := range []*flowpb.Endpoint{flow.GetSource(), flow.GetDestination()} {
		if namespace := end.GetNamespace(); namespace != "" {
			n.namespaces.AddNamespace(&observerpb.Namespace{Namespace: namespace})
		}
	}
	n.GetRingBuffer().Write(&v1.Event{Timestamp: flow.Time, Event: flow})
	n.seen.Add(1)
}

// The newest event of Hubble's ring cannot be read before the next one is written. On a real node that is at once; here
// it is an event of the agent, which readers of flows pass over.
func (n *node) writeUnseen() {
	event := &flowpb.AgentEvent{Type: flowpb.AgentEventType_AGENT_EVENT_UNKNOWN}
	n.GetRingBuffer().Write(&v1.Event{Timestamp: timestamppb.New(time.Now()), Event: event})
}
