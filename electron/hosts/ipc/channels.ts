// The two channels between the preload script and the main process. Nothing else passes between them.

export const callChannel = "postil:call"
export const eventChannel = "postil:event"
