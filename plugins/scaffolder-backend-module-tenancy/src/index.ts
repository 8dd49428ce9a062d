/**
 * The platform's scaffolder actions, as a module of the scaffolder's backend.
 *
 * @packageDocumentation
 */
export { scaffolderModuleTenancy as default } from './module';
