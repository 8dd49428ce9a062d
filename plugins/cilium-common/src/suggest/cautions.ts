import { SuggestionCaution } from '../messages/en/suggestions';
import { PolicyParts } from './policy';

/** What to know of a rule before it is written. */
export function cautionsOf({
  own,
  peer,
  ask,
}: PolicyParts): SuggestionCaution[] {
  const cautions: SuggestionCaution[] = [];
  const add = (condition: boolean, caution: SuggestionCaution) => {
    if (condition) {
      cautions.push(caution);
    }
  };
  const isEmpty = ({ labels }: { labels: object }) =>
    Object.keys(labels).length === 0;
  add(isEmpty(own.selection), 'everyPod');
  add(!isEmpty(own.selection) && own.selection.selectsOthers, 'morePods');
  if (peer.kind === 'pods') {
    add(isEmpty(peer.selection), 'everyPeer');
    add(!isEmpty(peer.selection) && peer.selection.selectsOthers, 'morePeers');
  }
  if (peer.kind === 'network') {
    add(peer.isWorld, 'opensWorld');
    add(!peer.isWorld, 'addressMayChange');
  }
  add(ask.kind === 'icmp' && ask.type === 0, 'everyIcmpType');
  add(ask.kind === 'port' && ask.http?.isPathLost === true, 'everyPath');
  return cautions;
}
