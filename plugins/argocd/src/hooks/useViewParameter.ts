export { useViewParameter } from '@socle/plugin-platform-react';
