export { useFetched } from '@socle/plugin-platform-react';
export type { Fetched } from '@socle/plugin-platform-react';
