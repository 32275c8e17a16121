package io.florin.infra;

import static io.florin.infra.FunctionDeclaration.function;

import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** What operators ask of the system, and what they have it do again. */
final class OperationsStack extends FeatureStack {
  OperationsStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "operations", code);

    add(
        function("getHealth")
            .may(state.ledger(), "dynamodb:GetItem")
            .may(state.customers(), "dynamodb:GetItem"));
    add(
        function("getSettlement")
            .may(state.customers(), "dynamodb:Query")
            .may(state.ledger(), "dynamodb:GetItem", "dynamodb:Query")
            .may(state.dueIndex(), "dynamodb:Query")
            .may(state.settlementQueue(), "sqs:GetQueueAttributes")
            .may(state.settlementDeadLetters(), "sqs:GetQueueAttributes")
            .may(state.relayDeadLetters(), "sqs:GetQueueAttributes"));
    add(
        function("redriveDeadLetters")
            .may(state.customers(), "dynamodb:Query")
            .may(state.settlementDeadLetters(), "sqs:ReceiveMessage", "sqs:DeleteMessage")
            .may(state.settlementQueue(), "sqs:SendMessage")
            .may(state.relayDeadLetters(), "sqs:ReceiveMessage", "sqs:DeleteMessage")
            .may(state.eventsTopic(), "sns:Publish"));
  }
}
