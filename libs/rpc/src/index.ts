export type { RpcActor, RpcContext } from './context.ts';
export { createRpc } from './create-rpc.ts';
export type { Guarding } from './create-rpc.ts';
export type { RpcErrorData, RpcErrorShape } from './error-shape.ts';
export { requestLimits } from './limits.ts';
export type { LimitRule, Limits, LimitTable, RequestLimit } from './limits.ts';
export { rpcError, rpcErrors } from './rpc-errors.ts';
export type { RpcErrorCode } from './rpc-errors.ts';
