import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

const most = 5;

/** A document of six hundred tokens can hold as many faults: whoever mends it needs the first few. */
export function fewErrorsPlugin(): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || body.singleResult.data) return;
          const { errors = [] } = body.singleResult;
          if (errors.length > most) body.singleResult.errors = errors.slice(0, most);
        },
      };
    },
  };
}
