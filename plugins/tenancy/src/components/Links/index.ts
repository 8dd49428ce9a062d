export { ExternalLink } from './ExternalLink';
export { InternalLink } from './InternalLink';
