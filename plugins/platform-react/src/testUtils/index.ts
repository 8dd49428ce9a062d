/**
 * What tests of Socle's frontends share.
 *
 * @packageDocumentation
 */
export { errorOf, eventText, streamOf } from './answers';
export { componentEntity, tenantEntity } from './entities';
export { FakeStream } from './FakeStream';
export { Address, portalConfig } from './portal';
export { renderInLanguage } from './renderInLanguage';
export { violations } from './violations';
