package io.florin.infra;

import static io.florin.infra.FunctionDeclaration.function;

import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** What operators ask of the system. */
final class OperationsStack extends FeatureStack {
  OperationsStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "operations", code);

    add(
        function("getHealth")
            .may(state.ledger(), "dynamodb:GetItem")
            .may(state.customers(), "dynamodb:GetItem"));
  }
}
