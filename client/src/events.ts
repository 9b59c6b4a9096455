/** A message of a stream of server-sent events. */
export interface StreamMessage {
  event?: string;
  id?: string;
  data?: string;
}

function messageIn(block: string): StreamMessage {
  const message: StreamMessage = {};
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^(event|id|data)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'data') message.data = message.data === undefined ? value : `${message.data}\n${value}`;
    else if (field === 'event' || field === 'id') message[field] = value;
  }
  return message;
}

/** Cuts text that comes in pieces into messages. A message that is not complete yet waits for the next piece. */
export function messages(): (piece: string) => StreamMessage[] {
  let rest = '';
  return piece => {
    const blocks = `${rest}${piece}`.replace(/\r\n/g, '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.map(messageIn);
  };
}
