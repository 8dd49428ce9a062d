/**
 * Names of Applications, as Roadie's and community-plugins' Argo CD plugins read it: one, or several joined by commas.
 *
 * @public
 */
export const ARGOCD_APP_NAME_ANNOTATION = 'argocd/app-name';

/**
 * A label selector of Applications.
 *
 * @public
 */
export const ARGOCD_APP_SELECTOR_ANNOTATION = 'argocd/app-selector';

/**
 * The project whose Applications are meant.
 *
 * @public
 */
export const ARGOCD_PROJECT_NAME_ANNOTATION = 'argocd/project-name';

/**
 * The namespace that the Applications themselves are in (apps in any namespace).
 *
 * @public
 */
export const ARGOCD_APP_NAMESPACE_ANNOTATION = 'argocd/app-namespace';

/**
 * Names of the Argo CD instances to look at, joined by commas.
 *
 * @public
 */
export const ARGOCD_INSTANCE_NAME_ANNOTATION = 'argocd/instance-name';
