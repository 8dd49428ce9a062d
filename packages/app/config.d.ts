export interface Config {
  /** The platform that `npm start` brings along. A backend in production refuses to start with it. */
  sandbox?: {
    /**
     * The people whom a visitor may sign in as, in the order of the cards on the sign-in page. Without it, the sign-in
     * page offers the providers of `auth.providers`.
     */
    personas?: Array<{
      /**
       * The name of a User in the catalog, in the namespace `default`.
       * @visibility frontend
       */
      name: string;
      /**
       * The person's name as people say it.
       * @visibility frontend
       */
      title: string;
      /**
       * What the person does, in a few words.
       * @visibility frontend
       */
      role: string;
      /**
       * One sentence on what can be tried as this person.
       * @visibility frontend
       */
      description: string;
    }>;
  };

  auth?: {
    /**
     * The sign-in page offers each of these that is there. Only the names reach the browser, nothing of what is under
     * them.
     */
    providers?: {
      /** @visibility frontend */
      github?: {};
      /** @visibility frontend */
      gitlab?: {};
      /** @visibility frontend */
      google?: {};
      /** @visibility frontend */
      guest?: {};
      /** @visibility frontend */
      microsoft?: {};
      /** @visibility frontend */
      oidc?: {};
      /** @visibility frontend */
      okta?: {};
    };
  };
}
