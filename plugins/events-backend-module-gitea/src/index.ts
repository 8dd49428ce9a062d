/**
 * Takes webhooks of Gitea and Forgejo as events, where their signature is right.
 *
 * @packageDocumentation
 */
export { eventsModuleGitea as default } from './module';
