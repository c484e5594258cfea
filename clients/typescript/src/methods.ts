import { type Actions, actions } from './protocol.js';
import type { Action, RequestOptions } from './requests.js';

/** What follows an action; its data may be left out where nothing has to be given. */
export type Arguments<A extends Action> = {} extends Actions[A]['data']
  ? [data?: Actions[A]['data'], options?: RequestOptions]
  : [data: Actions[A]['data'], options?: RequestOptions];

type Method<A extends Action> = (...rest: Arguments<A>) => Promise<Actions[A]['reply']>;

type Group = Action extends `${infer G}.${string}` ? G : never;

/** `group.method` for each action of the protocol. */
export type Methods = {
  readonly [G in Group]: {
    readonly [A in Action as A extends `${G}.${infer M}` ? M : never]: Method<A>;
  };
};

interface Requester {
  request(action: Action, data?: object, options?: RequestOptions): Promise<unknown>;
}

export function methodsOf(client: Requester): Methods {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const action of actions) {
    const [group, method] = action.split('.') as [string, string];
    (groups[group] ??= {})[method] = (data?: object, options?: RequestOptions) => client.request(action, data, options);
  }
  return groups as unknown as Methods;
}
