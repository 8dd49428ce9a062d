export interface Config {
  events?: {
    modules?: {
      gitea?: {
        /**
         * The secret of the webhooks, as Gitea has it. Without it no webhook is taken.
         *
         * @visibility secret
         */
        webhookSecret?: string;
      };
    };
  };
}
