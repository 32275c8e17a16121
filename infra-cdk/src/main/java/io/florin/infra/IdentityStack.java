package io.florin.infra;

import static io.florin.infra.FunctionDeclaration.function;

import java.util.function.Supplier;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Who people are. Its functions reach the credentials of people, and never their money. */
final class IdentityStack extends FeatureStack {
  IdentityStack(Construct scope, Stage stage, StateStack state, Supplier<Code> code) {
    super(scope, stage, "identity", code);

    add(
        function("registerCustomer")
            .may(state.customers(), "dynamodb:PutItem")
            .may(state.credentials(), "dynamodb:PutItem")
            .may(state.pepper(), "secretsmanager:GetSecretValue")
            .onWholeProcessor());
    add(
        function("login")
            // The first to sign in makes the key of the tokens, and publishes its public half.
            .may(state.customers(), "dynamodb:GetItem", "dynamodb:PutItem")
            .may(state.credentials(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem")
            .may(state.pepper(), "secretsmanager:GetSecretValue")
            .may(state.tokenKey(), "secretsmanager:GetSecretValue")
            .onWholeProcessor());
    add(function("getKeys").may(state.customers(), "dynamodb:Query"));
    add(function("getMe").may(state.customers(), "dynamodb:GetItem", "dynamodb:Query"));
  }
}
