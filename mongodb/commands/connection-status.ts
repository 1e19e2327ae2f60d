import type { Command } from '../dispatch/command.ts'

/** This server has no users, roles or privileges. */
export const connectionStatus: Command = {
  run: ({ body }) => ({
    authInfo: {
      authenticatedUsers: [],
      authenticatedUserRoles: [],
      authenticatedUserPrivileges: body.has('showPrivileges')
        ? []
        : undefined,
    },
  }),
}
