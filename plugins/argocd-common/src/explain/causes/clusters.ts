import { cause, find, Recognizer } from '../cause';

/** Clusters that Argo CD does not know or cannot reach. Source: Argo CD's `util/argo`, gitops-engine's cluster cache. */
export const clusters: Recognizer = ({ text, cluster }) => {
  // The cluster answered: it lacks the kind.
  if (/the server could not find the requested resource/.test(text)) {
    return undefined;
  }
  if (/Destination server missing from app spec/.test(text)) {
    return cause('destinationMissing');
  }
  const unknown =
    find(
      text,
      /there are no clusters with this name: (?<cluster>[^\s;]{1,253})/,
    ) ??
    find(text, /cluster "(?<cluster>[^"]{1,600})" not found/) ??
    find(text, /cluster '(?<cluster>[^']{1,600})' has not been configured/);
  if (unknown) {
    return cause('clusterUnknown', unknown);
  }
  if (/no matching service account found for destination/.test(text)) {
    return cause('serviceAccountUnmatched');
  }
  const reached = find(
    text,
    /(?:failed to get cluster (?:info|version) for (?:cluster )?"(?<one>[^"]{1,600})"|error synchronizing cache state|failed to load live state|Failed to load live state|failed to discover server resources|the server has asked for the client to provide credentials|failed to get server version)/,
  );
  if (!reached) {
    return undefined;
  }
  const about = { cluster: cluster ?? reached.one };
  return /provide credentials|Unauthorized|\b40[13]\b/.test(text)
    ? cause('clusterUnauthorized', about)
    : cause('clusterUnreachable', about);
};
