package io.florin.infra;

import static io.florin.infra.FunctionDeclaration.function;

import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Money that is set aside. What expires is freed by the janitor. */
final class HoldStack extends FeatureStack {
  HoldStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "hold", code);

    add(
        function("createHold")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    add(
        function("captureHold")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    add(
        function("releaseHold")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"));
    add(
        function("getHold")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem"));
    add(
        function("listHolds")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:Query", "dynamodb:BatchGetItem")
            .may(state.cursorKey(), "secretsmanager:GetSecretValue"));
  }
}
