export { parseRepoUrl } from './parseRepoUrl';
export { selectForge } from './selectForge';
