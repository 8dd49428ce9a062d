package main

import peerpb "github.com/cilium/cilium/api/v1/peer"

// The nodes by name with their addresses: all of them are there from the beginning, and none ever leaves.
type peers map[string]string

func (p peers) Notify(_ *peerpb.NotifyRequest, stream peerpb.Peer_NotifyServer) error {
	for name, address := range p {
		if err := stream.Send(&peerpb.ChangeNotification{
			Name:    name,
			Address: address,
			Type:    peerpb.ChangeNotificationType_PEER_ADDED,
		}); err != nil {
			return err
		}
	}
	<-stream.Context().Done()
	return nil
}
