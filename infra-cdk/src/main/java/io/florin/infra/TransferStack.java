package io.florin.infra;

import static io.florin.functions.Setting.SYSTEM_WALLET_PARTS;
import static io.florin.infra.FunctionDeclaration.function;

import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Money from one wallet to another, and in and out. */
final class TransferStack extends FeatureStack {
  TransferStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "transfer", code);
    String systemWalletParts = Integer.toString(stage.systemWalletParts());

    add(
        function("createTransfer")
            .may(state.customers(), "dynamodb:Query")
            // A transaction needs no action of its own: each of its puts does.
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
    add(
        function("createTransferBatch")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
    add(
        function("getTransferBatch")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:BatchGetItem"));
    add(
        function("createDeposit")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
    add(
        function("createWithdrawal")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
    add(
        function("reverseTransfer")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    add(
        function("getTransfer")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem"));
    add(
        function("listTransfers")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
            .may(state.dueIndex(), "dynamodb:Query")
            .may(state.cursorKey(), "secretsmanager:GetSecretValue"));
  }
}
