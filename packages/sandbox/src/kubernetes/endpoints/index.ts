import { Authenticator } from '../authentication';
import { Endpoint } from '../http/endpoint';
import { handleMetrics } from './metrics';
import { handleBinding, handleEviction } from './podActions';
import { handleLog } from './podLog';
import { handleReview } from './reviews';
import { handleScale } from './scale';

const reviewGroups = ['authentication.k8s.io', 'authorization.k8s.io'];

/** Answers what is no plain object in the store; false where the request is about one. */
export async function handleSpecial(
  endpoint: Endpoint,
  authenticator: Authenticator,
): Promise<boolean> {
  const { resource, subresource } = endpoint;
  if (reviewGroups.includes(resource.group)) {
    await handleReview(endpoint, authenticator);
  } else if (resource.group === 'metrics.k8s.io') {
    handleMetrics(endpoint);
  } else if (subresource === 'scale') {
    await handleScale(endpoint);
  } else if (subresource === 'log') {
    handleLog(endpoint);
  } else if (subresource === 'binding') {
    await handleBinding(endpoint);
  } else if (subresource === 'eviction') {
    await handleEviction(endpoint);
  } else {
    return false;
  }
  return true;
}
