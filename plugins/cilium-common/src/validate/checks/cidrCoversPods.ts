import { overlap } from '../../labels/prefix';
import { CidrPeer } from '../../model/policy';
import { Check, warningAt } from '../input';

/** A network with addresses of pods in it: who writes it means them, and Cilium does not. */
export const cidrCoversPods: Check = ({ policy, compiled, podNetworks }) => {
  if (compiled.context.cidrMatches?.includes('pods')) {
    return [];
  }
  const networks = policy.rules
    .flatMap(({ peers }) => (peers === 'nobody' ? [] : peers))
    .filter((peer): peer is CidrPeer => peer.type === 'cidr');
  return networks
    .filter(
      ({ network }) =>
        // The network of everything is meant for the world.
        network.bits > 0 && podNetworks.some(one => overlap(one, network)),
    )
    .map(({ path, text }) =>
      warningAt(policy, path, 'cidrCoversPods', {
        cidr: text.replace(/^cidr:/, '').replace(/-\[.*$/, ''),
      }),
    );
};
