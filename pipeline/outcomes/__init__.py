"""What minutes do: decisions, actions, deferrals, concerns, interests, recommendations and questions."""
