import { FlowFailure, FlowSource } from '@socle/plugin-cilium-common';

/** How a cluster's Relay is, in a sentence without addresses. */
export function failureText(options: {
  cluster: string;
  failure: FlowFailure | undefined;
  missing: number;
  state: FlowSource['state'];
}): string {
  const { cluster, failure, missing, state } = options;
  switch (failure) {
    case 'unreachable':
      return `Hubble Relay of ${cluster} cannot be reached`;
    case 'timeout':
      return `Hubble Relay of ${cluster} does not answer in time`;
    case 'certificate':
      return `The certificates of the portal and of Hubble Relay of ${cluster} do not go together`;
    case 'certificate-expired':
      return `A certificate between the portal and Hubble Relay of ${cluster} has expired`;
    case 'denied':
      return `Hubble Relay of ${cluster} does not let the portal in`;
    case 'ended':
      return `Hubble Relay of ${cluster} broke off`;
    case 'not-configured':
      return `No Hubble Relay is configured for ${cluster}`;
    default:
      if (state === 'waiting') {
        return `Hubble Relay of ${cluster} has not answered yet`;
      }
      return missing > 0
        ? `${missing} ${missing === 1 ? 'node' : 'nodes'} of ${cluster} send no flows`
        : `Flows of ${cluster} are followed`;
  }
}
