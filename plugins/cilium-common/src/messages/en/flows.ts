/** What a card says of the flows that were seen. `since` is a moment. */
export const flowStatus = {
  refused_one: '{{count}} connection refused in the last hour.',
  refused_other: '{{count}} connections refused in the last hour.',
  refusedOneNew_one:
    '{{count}} connection refused in the last hour, never seen before.',
  refusedOneNew_other:
    '{{count}} connections refused in the last hour, 1 never seen before.',
  refusedNew:
    '{{count}} connections refused in the last hour, {{fresh}} never seen before.',
  nothingRefused: 'Nothing refused since {{since}}.',
  nothingRefusedLost_one:
    'Nothing seen refused since {{since}}, {{count}} event lost.',
  nothingRefusedLost_other:
    'Nothing seen refused since {{since}}, {{count}} events lost.',
  eventsLost_one: '{{count}} event of the last hour is lost.',
  eventsLost_other: '{{count}} events of the last hour are lost.',
  blind: 'Blind: no flows from cluster {{cluster}} since {{since}}.',
  blindAlways: 'Blind: no flows from cluster {{cluster}} yet.',
  silentNodes_one: '{{count}} node of cluster {{cluster}} sends no flows.',
  silentNodes_other: '{{count}} nodes of cluster {{cluster}} send no flows.',
  notWatched: 'Blind: no cluster of this entity is watched.',
} as const;

/**
 * The code of a sentence about flows, without its plural.
 *
 * @public
 */
export type FlowStatusCode = keyof typeof flowStatus extends infer Key
  ? Key extends `${infer Base}_one` | `${infer Base}_other`
    ? Base
    : Key
  : never;
