package io.florin.infra;

import static io.florin.infra.FunctionDeclaration.function;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** What kinds of wallets and of transfers there are. */
final class CatalogueStack extends FeatureStack {
  private static final List<String> LISTS =
      List.of("listWalletTypes", "listTransactionTypes", "listTransactionRules");
  private static final List<String> CHANGES =
      List.of(
          "createWalletType",
          "updateWalletType",
          "createTransactionType",
          "updateTransactionType",
          "putTransactionRule");

  CatalogueStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "catalogue", code);

    for (String list : LISTS) {
      add(
          function(list)
              .may(state.customers(), "dynamodb:Query")
              .may(state.ledger(), "dynamodb:Query")
              .may(state.cursorKey(), "secretsmanager:GetSecretValue"));
    }
    for (String change : CHANGES) {
      add(
          function(change)
              .may(state.customers(), "dynamodb:Query")
              .may(state.ledger(), "dynamodb:Query", "dynamodb:PutItem"));
    }
  }
}
