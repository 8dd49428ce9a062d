import { FlowFilter, FlowsRequest, HubbleFlow } from './types';

/** Whether a flow is asked for: by one of the white list, where there is one, and by none of the black list. */
export function isAskedFor(
  flow: HubbleFlow,
  { whitelist = [], blacklist = [] }: FlowsRequest,
): boolean {
  return (
    (whitelist.length === 0 ||
      whitelist.some(filter => matches(flow, filter))) &&
    !blacklist.some(filter => matches(flow, filter))
  );
}

function matches(flow: HubbleFlow, filter: FlowFilter): boolean {
  const oneOf = (wanted: string[] | undefined, found: string | undefined) =>
    !wanted?.length || (found !== undefined && wanted.includes(found));
  const pod = (wanted: string[] | undefined, end: HubbleFlow['source']) =>
    !wanted?.length || wanted.some(text => isPod(text, end));
  return (
    pod(filter.source_pod, flow.source) &&
    pod(filter.destination_pod, flow.destination) &&
    oneOf(filter.verdict, flow.verdict) &&
    oneOf(filter.traffic_direction, flow.traffic_direction) &&
    oneOf(filter.drop_reason_desc, flow.drop_reason_desc) &&
    (!filter.event_type?.length ||
      filter.event_type.some(
        ({ type = 0, match_sub_type, sub_type = 0 }) =>
          type === flow.event_type?.type &&
          (!match_sub_type || sub_type === (flow.event_type.sub_type ?? 0)),
      ))
  );
}

/** `namespace/prefix`, `namespace/`, `/prefix`; what has no slash is a prefix in `default`. */
function isPod(text: string, end: HubbleFlow['source']): boolean {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? 'default' : text.slice(0, slash);
  const prefix = text.slice(slash + 1);
  return (
    (namespace === '' || end?.namespace === namespace) &&
    (end?.pod_name ?? '').startsWith(prefix)
  );
}
