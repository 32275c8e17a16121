package io.florin.infra;

import static io.florin.functions.Setting.SYSTEM_WALLET_PARTS;
import static io.florin.infra.FunctionDeclaration.function;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Wallets, their life and their statements, and what an admin books by hand. */
final class WalletStack extends FeatureStack {
  WalletStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "wallet", code);
    String systemWalletParts = Integer.toString(stage.systemWalletParts());

    add(
        function("createWallet")
            .may(state.customers(), "dynamodb:GetItem", "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    add(
        function("listWallets")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query")
            .may(state.walletsIndex(), "dynamodb:Query")
            .may(state.cursorKey(), "secretsmanager:GetSecretValue"));
    add(
        function("getWallet")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query"));
    add(
        function("getWalletSummary")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:Query"));
    for (String change : List.of("freezeWallet", "unfreezeWallet", "closeWallet")) {
      add(
          function(change)
              .may(state.customers(), "dynamodb:Query")
              .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    }
    add(
        function("verifyWallet")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:Query"));
    add(
        function("listEntries")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:Query")
            .may(state.cursorKey(), "secretsmanager:GetSecretValue"));
    add(
        function("creditWallet")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
    add(
        function("debitWallet")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .with(SYSTEM_WALLET_PARTS, systemWalletParts));
  }
}
